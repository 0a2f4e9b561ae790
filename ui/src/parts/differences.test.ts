import { describe, expect, it } from 'vitest';
import { differences, origins } from './differences';

/** The text with what differs in brackets. */
const marked = (text: string, other: string) => differences(text, other).map(({ text: part, differs }) => (differs ? `[${part}]` : part)).join('');

describe('differences between two versions', () => {
  it.each([
    ['Poner techumbre en la cancha', 'Poner techumbre y baños en la cancha', 'Poner techumbre en la cancha'],
    ['Poner techumbre y baños en la cancha', 'Poner techumbre en la cancha', 'Poner techumbre [y baños] en la cancha'],
    ['hasta 45 minutos bajo el sol y sin agua.', 'hasta 50 minutos de pie bajo el sol.', 'hasta [45] minutos bajo el sol [y sin agua].'],
    ['hasta 50 minutos de pie bajo el sol.', 'hasta 45 minutos bajo el sol y sin agua.', 'hasta [50] minutos [de pie] bajo el sol.'],
    ['$1,900,000', '$2,700,000', '[$1,900,000]'],
    ['Igual', 'Igual', 'Igual'],
    ['Nueva', '', '[Nueva]'],
    ['', 'Nueva', ''],
    ['Añil añil', 'Anil añil', '[Añil] añil'],
    ['a  b', 'a b', 'a  b'],
  ])('of «%s» against «%s» are «%s»', (text, other, expected) => {
    expect(marked(text, other)).toBe(expected);
  });

  it('of a text that was put together are told by whose they are', () => {
    const told = origins('Son diez luminarias en la calle Rosales', 'Son diez luminarias en la calle Reforma', 'Son luminarias en la calle Rosales');
    expect(told.filter(({ by }) => by !== 'both')).toEqual([{ text: 'diez', by: 'one' }, { text: 'Rosales', by: 'other' }]);
    expect(told.map(({ text }) => text).join('')).toBe('Son diez luminarias en la calle Rosales');
  });

  it('keep every character in its order', () => {
    const text = '  Cruzar, ¿dónde? 🙂 $2,160,000.50 \n fin ';
    expect(differences(text, 'Cruzar fin').map((stretch) => stretch.text).join('')).toBe(text);
  });

  it('mark a very long text whole instead of comparing it for seconds', () => {
    const long = Array.from({ length: 5000 }, (_, index) => `palabra${index}`).join(' ');
    expect(differences(long, 'otra')).toEqual([{ text: long, differs: true }]);
    expect(differences(long, long)).toEqual([{ text: long, differs: false }]);
  });
});
