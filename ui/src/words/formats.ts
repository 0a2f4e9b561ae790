// Amounts, dates and hours as people read them; amounts come as centavos, moments as milliseconds of any laptop.
import { words, type Tongue } from './words.svelte';

const ZONE = 'America/Hermosillo';
const DAY = 86_400_000;

const locales: Record<Tongue, string> = { 'es-MX': 'es-MX', en: 'en-US' };

function locale(): string {
  return locales[words.tongue];
}

/** `$1,234,567`; centavos only when there are some. */
export function money(centavos: number): string {
  const cents = centavos % 100 === 0 ? 0 : 2;
  const figure = new Intl.NumberFormat('es-MX', { minimumFractionDigits: cents, maximumFractionDigits: cents });
  return `${centavos < 0 ? '−' : ''}$${figure.format(Math.abs(centavos) / 100)}`;
}

/** `22.5 %`, with a hard space. */
export function percent(share: number): string {
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(share * 100)}\u00a0%`;
}

export function count(number: number): string {
  return new Intl.NumberFormat(locale()).format(number);
}

/** A number with two decimals. */
export function decimal(number: number): string {
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(number);
}

/** Size of a file: `840 kB`, `2.4 MB`. */
export function size(bytes: number): string {
  const figure = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 });
  return bytes < 1_000_000 ? `${figure.format(Math.max(1, Math.round(bytes / 1000)))} kB` : `${figure.format(bytes / 1_000_000)} MB`;
}

function parts(at: number, zone: string, month: 'long' | 'short'): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const shape = new Intl.DateTimeFormat(locale(), {
    timeZone: zone,
    year: 'numeric',
    month,
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const found = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of shape.formatToParts(at)) if (type in found) found[type as keyof typeof found] = value;
  found.month = found.month.replace('.', '');
  return found;
}

function moment(iso: string): number {
  return Date.parse(`${iso}T12:00:00Z`);
}

/** An ISO date whole: «16 de enero de 2027». */
export function date(iso: string): string {
  const { day, month, year } = parts(moment(iso), 'UTC', 'long');
  return words.say('format-date', { day, month, year });
}

/** An ISO date short: «16 ene». */
export function shortDate(iso: string): string {
  const { day, month } = parts(moment(iso), 'UTC', 'short');
  return words.say('format-short-date', { day, month });
}

/** An ISO date with its weekday: «sábado 16 de enero». */
export function weekday(iso: string): string {
  const { day, month } = parts(moment(iso), 'UTC', 'long');
  const name = new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', weekday: 'long' }).format(moment(iso));
  return words.say('format-weekday', { weekday: name, day, month });
}

/** Wall clock of Hermosillo, 24 hours: `9:12`. */
export function clock(at: number): string {
  const { hour, minute } = parts(at, ZONE, 'long');
  return `${Number(hour)}:${minute}`;
}

/** The day of Hermosillo as ISO; put together from its parts, because no locale writes it so in every web view. */
export function isoDay(at: number): string {
  const shape = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
  const part = (type: string) => shape.formatToParts(at).find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The day in words, nearest first: «hoy a las 9:12», «ayer a las 18:40», «el 8 de enero». */
export function when(at: number, now: number = Date.now()): string {
  const day = isoDay(at);
  const time = clock(at);
  if (day === isoDay(now)) return words.say('format-today', { time });
  if (day === isoDay(now - DAY)) return words.say('format-yesterday', { time });
  const { day: number, month, year } = parts(at, ZONE, 'long');
  const sameYear = isoDay(now).startsWith(year);
  return sameYear
    ? words.say('format-on-day', { day: number, month })
    : words.say('format-on-date', { day: number, month, year });
}

/** The beginning of a text that is too long for one line, up to a whole word. */
export function shortened(text: string, longest = 60): string {
  const signs = [...text];
  if (signs.length <= longest) return text;
  const cut = signs.slice(0, longest).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > longest / 2 ? cut.slice(0, space) : cut}…`;
}
