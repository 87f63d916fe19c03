import { describe, expect, it } from 'vitest';
import { keptWith, keptWithBoth } from './kept-with.ts';

describe('keptWith', () => {
  it('reads once for each object, an undefined value too', () => {
    const asked: object[] = [];
    const read = keptWith((key: { readonly name: string }) => {
      asked.push(key);
      return key.name === 'none' ? undefined : key.name;
    });
    const [one, none] = [{ name: 'one' }, { name: 'none' }];
    expect([read(one), read(one), read(none), read(none)]).toEqual(['one', 'one', undefined, undefined]);
    expect(asked).toEqual([one, none]);
  });

  it('keeps what two functions read apart', () => {
    const key = { name: 'one' };
    expect([keptWith(({ name }: typeof key) => name)(key), keptWith(({ name }: typeof key) => name.length)(key)]).toEqual(['one', 3]);
  });

  it('reads a changed copy anew', () => {
    const read = keptWith(({ name }: { readonly name: string }) => name);
    const original = { name: 'one' };
    read(original);
    expect(read({ ...original, name: 'two' })).toBe('two');
  });

  it('leaves the object as it looks', () => {
    const key = { name: 'one' };
    keptWith(() => 1)(key);
    expect(key).toStrictEqual({ name: 'one' });
    expect(Reflect.ownKeys({ ...key })).toEqual(['name']);
    expect(JSON.stringify(key)).toBe('{"name":"one"}');
  });
});

describe('keptWithBoth', () => {
  it('reads once for each pair', () => {
    const asked: string[] = [];
    const read = keptWithBoth(({ name }: { readonly name: string }, other: string) => {
      asked.push(name + other);
      return other === '' ? undefined : name + other;
    });
    const [one, two] = [{ name: 'one' }, { name: 'two' }];
    expect([read(one, 'a'), read(one, 'b'), read(two, 'a'), read(one, 'a'), read(one, ''), read(one, '')]).toEqual(['onea', 'oneb', 'twoa', 'onea', undefined, undefined]);
    expect(asked).toEqual(['onea', 'oneb', 'twoa', 'one']);
  });
});
