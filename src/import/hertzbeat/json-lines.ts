/** Returns the lines, from 1, on which the objects of a JSON array begin. The text must be valid JSON. */
export function objectLines(json: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at];
    if (isInText && char === '\\') at += 1;
    else if (char === '"') isInText = !isInText;
    else if (char === '\n') line += 1;
    else if (isInText) continue;
    else if (char === '{' || char === '[') {
      if (char === '{' && depth === 1) lines.push(line);
      depth += 1;
    } else if (char === '}' || char === ']') depth -= 1;
  }
  return lines;
}
