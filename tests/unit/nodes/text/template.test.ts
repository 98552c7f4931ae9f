import { expect, it } from 'vitest';
import { fillTemplate, unreadablePlaces, variablesOf } from '../../../../src/nodes/text/prompt-template/template';

const fill = (template: string, values: Record<string, string>) => fillTemplate(template, (name) => values[name]!);

it('names each variable once, in the order of the text', () => {
  expect(variablesOf('{{b}} {{ a }} {{b}} {{größe_2}}')).toEqual(['b', 'a', 'größe_2']);
});

it('sees no variable in single braces, open braces or what is no name', () => {
  expect(variablesOf('{a} {{b {{ }} {{2c}} {{a b}} {{__proto__}}')).toEqual([]);
  expect(unreadablePlaces('{{a}} {{ }} {{2c}} {{a b}}')).toEqual(['{{ }}', '{{2c}}', '{{a b}}']);
});

it('fills every place', () => {
  expect(fill('{{who}} and {{ who }} meet {{whom}}.', { who: 'Fox', whom: 'Crow' })).toBe('Fox and Fox meet Crow.');
});

it('does not read again what it has filled in', () => {
  expect(fill('{{a}}{{b}}', { a: '{{b}}', b: '$& {{a}}' })).toBe('{{b}}$& {{a}}');
});

it('leaves text without places as it is', () => {
  expect(fill('plain {text}', {})).toBe('plain {text}');
});
