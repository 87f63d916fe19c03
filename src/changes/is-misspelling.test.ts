import { expect, test } from 'vitest';
import { isMisspelling } from './is-misspelling.ts';

test.each([
  ['recieve', 'receive'], ['adress', 'address'], ['occured', 'occurred'], ['comittee', 'committee'], ['procceed', 'proceed'], ['organise', 'organize'], ['cancelled', 'canceled'], ['webiste', 'website'],
])('%s -> %s is a letter put right', (one, other) => {
  expect([isMisspelling(one, other), isMisspelling(other, one)]).toEqual([true, true]);
});

test.each([
  ['contract', 'contact'], ['quote', 'quota'], ['country', 'county'], ['older', 'order'], ['complaint', 'compliant'], ['filed', 'filled'], ['filed', 'field'], ['there', 'three'], ['later', 'latter'],
  ['website', 'websites'], ['fifteen', 'fifteenth'], ['accept', 'except'], ['export', 'report'], ['order', 'orders'], ['signed', 'singed'], ['leads', 'lead'], ['line1', 'line2'], ['increase', 'decrease'],
])('%s -> %s may be another word', (one, other) => {
  expect([isMisspelling(one, other), isMisspelling(other, one)]).toEqual([false, false]);
});
