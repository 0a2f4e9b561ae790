// Dates as people write them: «16 de enero de 2027», «16 ene», «16/01/2027», «2027-01-16».
import { TONGUES, type Tongue } from './words.svelte';

const LOCALES: Record<Tongue, string> = { 'es-MX': 'es-MX', en: 'en-US' };

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
}

/** Months of both languages by their first three letters: a list written in one is read in the other. */
const MONTHS = new Map(
  TONGUES.flatMap((tongue) => {
    const shape = new Intl.DateTimeFormat(LOCALES[tongue], { month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) => [plain(shape.format(Date.UTC(2027, month, 1))).slice(0, 3), month + 1] as const);
  }),
);

function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 && year <= 9999;
  return real ? date.toISOString().slice(0, 10) : null;
}

/** The year that a date without one means: this one, or the next when the day is long gone. */
function yearFor(month: number, day: number, now: Date): number {
  const months = (now.getMonth() + 1) * 31 + now.getDate() - (month * 31 + day);
  return months > 31 ? now.getFullYear() + 1 : now.getFullYear();
}

/** The ISO date that a text means, day before month; nothing when it cannot be told. */
export function parseDate(text: string, now: Date = new Date()): string | null {
  const words = plain(text).match(/\d+|[a-z]+/gu) ?? [];
  const numbers = words.filter((word) => /^\d/u.test(word)).map(Number);
  const named = words.map((word) => MONTHS.get(word.slice(0, 3))).find((month) => month !== undefined);
  const [first = 0, second = 0, third] = numbers;
  if (named !== undefined) {
    if (numbers.length === 0 || numbers.length > 2) return null;
    return iso(second || yearFor(named, first, now), named, first);
  }
  if (words.length !== numbers.length || numbers.length < 2 || numbers.length > 3) return null;
  if (first > 31) return third === undefined ? null : iso(first, second, third);
  return iso(third ?? yearFor(second, first, now), second, first);
}
