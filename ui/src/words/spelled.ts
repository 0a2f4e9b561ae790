// Amounts in words, with the pieces that the documents use on paper too.
import { words } from './words.svelte';

const MILLION = 1_000_000;

function piece(key: string, values?: Record<string, string>): string {
  return words.say(`doc-spelled-${key}`, values);
}

function scaled(value: number, unit: number, name: string): string {
  const many = Math.floor(value / unit);
  const head = many === 1 ? piece(`one-${name}`) : piece(`many-${name}`, { amount: spelled(many) });
  return value % unit === 0 ? head : `${head} ${spelled(value % unit)}`;
}

function belowThousand(number: number): string {
  if (number === 100) return piece('hundred');
  if (number > 100) {
    const hundreds = piece(`hundreds-${Math.floor(number / 100)}`);
    const rest = number % 100;
    return rest === 0 ? hundreds : piece('hundreds-and', { hundreds, rest: belowThousand(rest) });
  }
  if (number < 30 || number % 10 === 0) return piece(String(number));
  return piece('tens-and', { tens: piece(String(number - (number % 10))), unit: piece(String(number % 10)) });
}

function spelled(number: number): string {
  if (number >= MILLION) return scaled(number, MILLION, 'million');
  return number >= 1000 ? scaled(number, 1000, 'thousand') : belowThousand(number);
}

/** «Doce millones de pesos»; nothing for zero, and from a million millions on, where nobody reads words any more. */
export function spelledMoney(centavos: number): string {
  const pesos = Math.floor(centavos / 100);
  if (pesos <= 0 || pesos >= MILLION * MILLION) return '';
  const amount = spelled(pesos);
  const round = pesos % MILLION === 0 ? 'round-pesos' : 'pesos';
  const said = piece(pesos === 1 ? 'one-peso' : round, { amount });
  const cents = centavos % 100;
  const whole = cents === 0 ? said : words.say('format-with-centavos', { pesos: said, centavos: cents });
  return whole.charAt(0).toLocaleUpperCase(words.tongue) + whole.slice(1);
}
