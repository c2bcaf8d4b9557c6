/** The named characters of HTML that stand for something a secret may consist of. Case does not count in secrets. */

/** Accents by the end of a name: `&auml;`, `&Ccaron;`. */
const MARKS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  breve: '\u0306',
  caron: '\u030c',
  cedil: '\u0327',
  circ: '\u0302',
  dblac: '\u030b',
  dot: '\u0307',
  grave: '\u0300',
  macr: '\u0304',
  ogon: '\u0328',
  ring: '\u030a',
  tilde: '\u0303',
  uml: '\u0308',
};

/** Names and characters in turn. Names are in small letters. */
const NAMES = `
  excl ! quot " num # dollar $ percnt % amp & apos ' lpar ( rpar ) ast * midast * plus + comma , period . sol /
  colon : semi ; lt < equals = gt > quest ? commat @ lsqb [ lbrack [ bsol \\ rsqb ] rbrack ] hat ^ lowbar _ underbar _
  grave \` diacriticalgrave \` lcub { lbrace { verbar | vert | verticalline | rcub } rbrace } hyphen - dash -
  iexcl ¡ cent ¢ pound £ curren ¤ yen ¥ brvbar ¦ sect § die ¨ uml ¨ dot ¨ copy © ordf ª laquo « not ¬ reg ® macr ¯
  deg ° plusmn ± pm ± sup2 ² sup3 ³ acute ´ micro µ para ¶ middot · centerdot · cedil ¸ sup1 ¹ ordm º raquo »
  frac14 ¼ frac12 ½ half ½ frac34 ¾ iquest ¿ aelig æ eth ð times × oslash ø thorn þ szlig ß divide ÷ div ÷
  dstrok đ hstrok ħ imath ı inodot ı ijlig ĳ kgreen ĸ lmidot ŀ lstrok ł napos ŉ eng ŋ oelig œ tstrok ŧ
  alpha α beta β gamma γ delta δ epsilon ε epsi ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο
  pi π rho ρ sigmaf ς sigma σ tau τ upsilon υ upsi υ phi φ chi χ psi ψ omega ω
  acy а bcy б vcy в gcy г dcy д iecy е iocy ё zhcy ж zcy з icy и jcy й kcy к lcy л mcy м ncy н ocy о pcy п rcy р scy с
  tcy т ucy у fcy ф khcy х tscy ц chcy ч shcy ш shchcy щ hardcy ъ ycy ы softcy ь ecy э yucy ю yacy я
  ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † bull • hellip … mldr … permil ‰ prime ′
  lsaquo ‹ rsaquo › euro € trade ™ larr ← uarr ↑ rarr → darr ↓ minus − infin ∞ asymp ≈ ne ≠ le ≤ ge ≥ loz ◊
  spades ♠ clubs ♣ hearts ♥ diams ♦ star ☆ starf ★ phone ☎ check ✓ checkmark ✓ cross ✗
`;

/** Names of white space and of characters that are not seen. */
const UNSEEN = {
  ' ': ['tab', 'newline', 'nbsp', 'nonbreakingspace', 'ensp', 'emsp', 'emsp13', 'emsp14', 'numsp', 'puncsp', 'thinsp'],
  '': [
    'hairsp',
    'shy',
    'zwj',
    'zwnj',
    'lrm',
    'rlm',
    'zerowidthspace',
    'nobreak',
    'negativethinspace',
    'af',
    'it',
    'ic',
  ],
};

let table: ReadonlyMap<string, string> | undefined;

/** Returns the character of a name, which is given without `&` and `;`; undefined for one that is not known. */
export function namedCharacter(name: string): string | undefined {
  table ??= makeTable();
  const small = name.toLowerCase();
  const whole = table.get(small);
  if (whole !== undefined) return whole;
  const mark = MARKS[small.slice(1)];
  return mark === undefined || !/^[a-z]/.test(small) ? undefined : `${small.slice(0, 1)}${mark}`;
}

function makeTable(): ReadonlyMap<string, string> {
  const words = NAMES.trim().split(/\s+/);
  const pairs = words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : []));
  const unseen = Object.entries(UNSEEN).flatMap(([text, names]) => names.map((name) => [name, text] as const));
  return new Map([...pairs, ...unseen]);
}
