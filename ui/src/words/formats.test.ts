import { afterEach, describe, expect, it } from 'vitest';
import { parseDate } from './dates';
import { clock, date, isoDay, money, percent, shortDate, shortened, size, weekday, when } from './formats';
import { spelledMoney } from './spelled';
import { words } from './words.svelte';

const HOUR = 3_600_000;
/** 16 January 2027, 9:12 in Hermosillo. */
const MORNING = Date.parse('2027-01-16T16:12:00Z');

afterEach(() => {
  words.tongue = 'es-MX';
});

describe('amounts', () => {
  it('show pesos in full and centavos only when there are some', () => {
    expect(money(123_456_700)).toBe('$1,234,567');
    expect(money(120)).toBe('$1.20');
    expect(money(0)).toBe('$0');
    expect(money(-500)).toBe('−$5');
  });

  it('are exact up to ten million million pesos', () => {
    expect(money(1_000_000_000_000_000)).toBe('$10,000,000,000,000');
    expect(money(999_999_999_999_999)).toBe('$9,999,999,999,999.99');
  });

  it('are spelled as people say them', () => {
    expect(spelledMoney(1_200_000_000)).toBe('Doce millones de pesos');
    expect(spelledMoney(216_000_000)).toBe('Dos millones ciento sesenta mil pesos');
    expect(spelledMoney(2_100)).toBe('Veintiún pesos');
    expect(spelledMoney(100_050)).toBe('Mil pesos con 50 centavos');
    expect(spelledMoney(100)).toBe('Un peso');
    expect(spelledMoney(0)).toBe('');
    words.tongue = 'en';
    expect(spelledMoney(1_200_000_000)).toBe('Twelve million pesos');
    expect(spelledMoney(13_100)).toBe('One hundred thirty-one pesos');
  });

  it('show shares with one decimal at most', () => {
    expect(percent(0.225)).toBe('22.5\u00a0%');
    expect(percent(0.3)).toBe('30\u00a0%');
  });

  it('show sizes in the nearest unit', () => {
    expect(size(840_000)).toBe('840 kB');
    expect(size(2_400_000)).toBe('2.4 MB');
  });
});

describe('dates', () => {
  it('are written whole, short and with the weekday', () => {
    expect(date('2027-01-16')).toBe('16 de enero de 2027');
    expect(shortDate('2027-01-16')).toBe('16 ene');
    expect(weekday('2027-01-16')).toBe('sábado 16 de enero');
    words.tongue = 'en';
    expect(date('2027-01-16')).toBe('January 16, 2027');
    expect(weekday('2027-01-16')).toBe('Saturday, January 16');
  });

  it('follow the clock of Hermosillo, 24 hours', () => {
    expect(clock(MORNING)).toBe('9:12');
    expect(clock(MORNING + 10 * HOUR)).toBe('19:12');
    expect(clock(MORNING + 15 * HOUR)).toBe('0:12');
    expect(isoDay(MORNING + 14 * HOUR)).toBe('2027-01-16');
  });

  it('say today and yesterday, the day of this year, and the year of others', () => {
    expect(when(MORNING, MORNING + HOUR)).toBe('hoy a las 9:12');
    expect(when(MORNING, MORNING + 20 * HOUR)).toBe('ayer a las 9:12');
    expect(when(MORNING, MORNING + 240 * HOUR)).toBe('el 16 de enero');
    expect(when(MORNING, MORNING + 10_000 * HOUR)).toBe('el 16 de enero de 2027');
  });
});

describe('dates that people write', () => {
  const now = new Date(2026, 10, 22);

  it.each([
    ['16 de enero de 2027', '2027-01-16'],
    ['16 ene', '2027-01-16'],
    ['16 ENERO 2027', '2027-01-16'],
    ['16/01/2027', '2027-01-16'],
    ['16-1-2027', '2027-01-16'],
    ['2027-01-16', '2027-01-16'],
    ['January 16, 2027', '2027-01-16'],
    ['20 dic', '2026-12-20'],
    ['29 feb 2028', '2028-02-29'],
  ])('%s is %s', (text, iso) => {
    expect(parseDate(text, now)).toBe(iso);
  });

  it.each(['', 'pronto', '31/02/2027', '29 feb 2027', '16', '2027', 'enero', '99/99/99'])('%s is no date', (text) => {
    expect(parseDate(text, now)).toBeNull();
  });

  it.each(['es-MX', 'en'] as const)('what is shown in %s is understood again', (tongue) => {
    words.tongue = tongue;
    for (const iso of ['2027-03-01', '2027-05-31', '2027-09-16', '2027-12-24']) expect(parseDate(date(iso), now)).toBe(iso);
  });
});

describe('a text that is too long for one line', () => {
  it('is cut after a whole word, or within one that is all there is', () => {
    expect(shortened('corto')).toBe('corto');
    expect(shortened('Que el camión pase a su hora', 16)).toBe('Que el camión…');
    expect(shortened('🌵'.repeat(20), 16)).toBe(`${'🌵'.repeat(16)}…`);
  });
});
