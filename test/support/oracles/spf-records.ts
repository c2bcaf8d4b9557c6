/** SPF records of all kinds: good ones, tricky ones, and broken ones. */
/** Records by the first label of their name in s.test. */
export const SPF_RECORDS: Readonly<Record<string, string>> = {
  a1: 'v=spf1 -all',
  a2: 'v=spf1 ~all',
  a3: 'v=spf1 ?all',
  a4: 'v=spf1 +all',
  a5: 'v=spf1',
  a6: 'v=spf1 ',
  a7: 'V=SPF1 ip4:192.0.2.1 -ALL',
  b1: 'v=spf1 ip4:192.0.2.1 -all',
  b2: 'v=spf1 ip4:192.0.2.0/24 -all',
  b3: 'v=spf1 ip4:192.0.2.0/33 -all',
  b4: 'v=spf1 ip4:192.0.2 -all',
  b5: 'v=spf1 ip4:192.0.2.0/024 -all',
  b6: 'v=spf1 ip4 -all',
  b7: 'v=spf1 ip6:2001:db8::/32 -all',
  b8: 'v=spf1 ip6:2001:db8::/129 -all',
  b9: 'v=spf1 ip6:::1 -all',
  b10: 'v=spf1 ip6:2001:db8::1/0 -all',
  b11: 'v=spf1 ip4:0.0.0.0/0 -all',
  b12: 'v=spf1 ip4:192.0.2.1/ -all',
  b13: 'v=spf1 ip4:192.0.2.1//32 -all',
  c1: 'v=spf1 a -all',
  c2: 'v=spf1 a:h.s.test -all',
  c3: 'v=spf1 a:h.s.test/24 -all',
  c4: 'v=spf1 a:h.s.test/24//64 -all',
  c5: 'v=spf1 a/24 -all',
  c6: 'v=spf1 a: -all',
  c7: 'v=spf1 a:nx.s.test -all',
  c8: 'v=spf1 a:h.s.test//129 -all',
  c9: 'v=spf1 a:192.0.2.1 -all',
  c10: 'v=spf1 a:h -all',
  c11: 'v=spf1 a:h.s.test. -all',
  d1: 'v=spf1 mx -all',
  d2: 'v=spf1 mx:m.s.test -all',
  d3: 'v=spf1 mx:m.s.test/24 -all',
  d4: 'v=spf1 mx:many.s.test -all',
  d5: 'v=spf1 mx:nullmx.s.test -all',
  d6: 'v=spf1 mx:h.s.test -all',
  e1: 'v=spf1 include:b1.s.test -all',
  e2: 'v=spf1 include:nx.s.test -all',
  e3: 'v=spf1 include:b3.s.test -all',
  e4: 'v=spf1 include:e4.s.test -all',
  e5: 'v=spf1 include:a4.s.test -all',
  e6: 'v=spf1 -include:b1.s.test +all',
  e7: 'v=spf1 include -all',
  e8: 'v=spf1 include:a1.s.test ?include:b1.s.test -all',
  e9: 'v=spf1 include:h.s.test -all',
  e10: 'v=spf1 include:e5.s.test include:nx.s.test -all',
  f1: 'v=spf1 redirect=b1.s.test',
  f2: 'v=spf1 redirect=nx.s.test',
  f3: 'v=spf1 -all redirect=b1.s.test',
  f4: 'v=spf1 redirect=b1.s.test redirect=b2.s.test',
  f5: 'v=spf1 redirect=f5.s.test',
  f6: 'v=spf1 mx redirect=b2.s.test',
  f7: 'v=spf1 redirect= -all',
  f8: 'v=spf1 redirect=b1.s.test foo=bar',
  f9: 'v=spf1 redirect:b1.s.test',
  f10: 'v=spf1 redirect=h.s.test',
  g1: 'v=spf1 ptr -all',
  g2: 'v=spf1 ptr:s.test -all',
  g3: 'v=spf1 exists:%{i}.ex.s.test -all',
  g4: 'v=spf1 exists:%{ir}.%{v}.%{d2}.x -all',
  g5: 'v=spf1 exists:%{x}.s.test -all',
  g6: 'v=spf1 exists:%(i}.s.test -all',
  g7: 'v=spf1 exists:%% -all',
  g8: 'v=spf1 exists:%{l1r-}.h.s.test -all',
  g9: 'v=spf1 exists -all',
  g10: 'v=spf1 exists:%{d}.s.test -all',
  g11: 'v=spf1 include:%{d2}.b1.s.test -all',
  g12: 'v=spf1 exists:%{c}.s.test -all',
  g13: 'v=spf1 exists:%{h}.s.test -all',
  h1: 'v=spf1 foo -all',
  h2: 'v=spf1 all:x',
  h3: 'v=spf1 -all -all',
  h4: 'v=spf1 moo.cow-far_out=man:dog -all',
  h5: 'v=spf1 exp=e.s.test -all',
  h6: 'v=spf1 exp=e.s.test exp=e.s.test -all',
  h7: 'v=spf1  ip4:192.0.2.1   -all',
  h8: 'v=spf1\tip4:192.0.2.1 -all',
  h9: 'v=spf10 -all',
  h10: 'v=spf1-all',
  h11: 'v=spf1 ip4:192.0.2.1, -all',
  h12: 'v=spf1 +-all',
  h13: 'v=spf1 ipv4:192.0.2.1 -all',
  h14: 'v=spf1 -all.',
  h15: 'v=spf1 include:b1.s.test~all',
  h16: 'v=spf1 =x -all',
  h17: 'v=spf1 1x=y -all',
  h18: 'v=spf1 exp= -all',
  h19: 'v=spf1 all/24',
  h20: 'v=spf1 +ip4:192.0.2.1 ip4:198.51.100.9 -ip4:192.0.2.5 ~all',
  i1: `v=spf1 ${Array.from({ length: 10 }, (_, i) => `a:l${i}.s.test`).join(' ')} -all`,
  i2: `v=spf1 ${Array.from({ length: 11 }, (_, i) => `a:l${i}.s.test`).join(' ')} -all`,
  i3: 'v=spf1 a:v1.nx.s.test a:v2.nx.s.test -all',
  i4: 'v=spf1 a:v1.nx.s.test a:v2.nx.s.test a:v3.nx.s.test -all',
  i5: 'v=spf1 include:i1.s.test -all',
  i6: `v=spf1 ip4:192.0.2.1 ${Array.from({ length: 11 }, (_, i) => `a:l${i}.s.test`).join(' ')} -all`,
  i7: 'v=spf1 exists:%{i}.q1.s.test exists:%{i}.q2.s.test exists:%{i}.q3.s.test -all',
  j1: 'v=spf1 ip4:192.0.2.1 -all" "',
  j2: 'v=spf1 ip4:192.0.2.1" " -all',
  j3: 'v=spf1 ip4:192.0" ".2.1 -all'.replace('" "', '" "'),
  k1: 'v=spf1 a:UPPER.S.TEST -all',
  k2: 'v=spf1 a:_u.s.test -all',
  k3: 'v=spf1 include:cn.s.test -all',
  k4: 'v=spf1 a:wild.w.s.test -all',
  k5: 'v=spf1 mx:mxcn.s.test -all',
};
/** The zone that has them, and all that they lead to. */
export const SPF_ZONE = `$ORIGIN s.test.
$TTL 60
@ SOA ns1 d 1 3600 600 86400 60
@ NS ns1
ns1 A 192.0.2.11
${Object.entries(SPF_RECORDS)
  .map(([n, t]) => `${n} TXT "${t.replace(/\t/g, '\\009')}"\n${n} A 192.0.2.1\n${n} MX 10 m1`)
  .join('\n')}
h A 192.0.2.1
h AAAA 2001:db8::1
m MX 10 m1
m MX 20 m2
m1 A 192.0.2.1
m2 A 192.0.2.5
many MX 1 m1
${Array.from({ length: 11 }, (_, i) => `many MX ${i} l${i}`).join('\n')}
nullmx MX 0 .
${Array.from({ length: 12 }, (_, i) => `l${i} A 198.51.100.${i + 50}`).join('\n')}
*.ex A 127.0.0.2
e TXT "because"
upper A 192.0.2.1
_u A 192.0.2.1
cn CNAME b1
*.w A 192.0.2.1
mxcn MX 10 cnh
cnh CNAME h
two TXT "v=spf1 -all"
two TXT "v=spf1 +all"
`;
