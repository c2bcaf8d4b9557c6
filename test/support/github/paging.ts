/** Pages of lists, with the header `Link` as GitHub writes it. */

import { type Reply, reply } from './reply.ts';
import type { FakeRequest } from './request.ts';

const USUAL_PAGE = 30;

/** Answers one page of a list. */
export function paged<T>(request: FakeRequest, all: readonly T[], show: (item: T) => unknown): Reply {
  const { query, variant } = request;
  const size = Math.min(variant.maxPage, Math.max(1, Number(query.get('per_page') ?? USUAL_PAGE)));
  const page = Math.max(1, Number(query.get('page') ?? 1));
  const items = all.slice((page - 1) * size, page * size);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = linkOf(request.url, page, last);
  return reply(200, items.map(show), link ? { link } : {});
}

function linkOf(url: URL, page: number, last: number): string {
  const at = (number: number, rel: string): string => {
    const target = new URL(url);
    target.searchParams.set('page', String(number));
    return `<${target.href}>; rel="${rel}"`;
  };
  return [
    ...(page > 1 ? [at(page - 1, 'prev')] : []),
    ...(page < last ? [at(page + 1, 'next'), at(last, 'last')] : []),
    ...(page > 1 ? [at(1, 'first')] : []),
  ].join(', ');
}
