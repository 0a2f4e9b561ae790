// Keys of the keyboard: each screen names its own, F1 lists them, and one listener obeys.
import { words } from '../words/words.svelte';

export interface Key {
  /** `Ctrl+K`, `Alt+Digit3`, `Ctrl+Shift+Digit1`, `F1`, `Escape`; `Ctrl` is Cmd on macOS. */
  press: string;
  /** Fluent key of what it does; absent: it works without being listed. */
  says?: string;
  /** How the list shows it when several keys are one line: `Alt 1…6`. */
  shown?: string;
  /** It works in a process only. */
  inside?: boolean;
  /** What it does; absent: the field that has the focus does it, and the list only tells. */
  run?: () => void;
}

export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

const onMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);

/** Whether a press is the named key. AltGr arrives as Ctrl with Alt, so each of the two requires the other up. */
export function matches(name: string, press: KeyPress, mac: boolean = onMac): boolean {
  const wanted = name.split('+');
  const main = wanted.at(-1) ?? '';
  const command = mac ? press.metaKey : press.ctrlKey;
  const stray = mac ? press.ctrlKey : press.metaKey;
  if (stray || command !== wanted.includes('Ctrl') || press.altKey !== wanted.includes('Alt')) return false;
  if (main === 'Plus') return press.key === '+' || press.key === '=' || press.code === 'NumpadAdd';
  if (main === 'Minus') return press.key === '-' || press.code === 'NumpadSubtract';
  if (press.shiftKey !== wanted.includes('Shift')) return false;
  const digit = /^Digit(\d)$/.exec(main)?.[1];
  if (digit !== undefined) return press.code === main || press.code === `Numpad${digit}`;
  return main.length === 1 ? press.key.toLowerCase() === main.toLowerCase() : press.key === main;
}

const SIGNS: Record<string, string> = {
  Plus: '+',
  Minus: '−',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** Keys whose sign depends on the language. */
const NAMED: Record<string, string> = { Delete: 'key-delete', Home: 'key-home' };

function sign(part: string, mac: boolean): string {
  const named = NAMED[part];
  if (named !== undefined) return words.say(named);
  return part === 'Ctrl' && mac ? 'Cmd' : (SIGNS[part] ?? part.replace(/^Digit/, ''));
}

/** How a key is written for people: `Ctrl K`, on macOS `Cmd K`. */
export function written(press: string, mac: boolean = onMac): string {
  return press
    .split(/\+(?=.)/u)
    .map((part) => sign(part, mac))
    .join(' ');
}

/** Whether a press asks to take something back, or to bring it again. */
export function turning(press: KeyPress): 'undo' | 'redo' | null {
  if (matches('Ctrl+Z', press)) return 'undo';
  return matches('Ctrl+Y', press) || matches('Ctrl+Shift+Z', press) ? 'redo' : null;
}

/** Whether a field holds text that was not saved: there Ctrl Z is the field's own. */
export function holdsUnsavedText(element: Element | null): boolean {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return false;
  if (element.readOnly || ['checkbox', 'radio', 'button'].includes(element.type)) return false;
  const { unsaved } = element.dataset;
  return unsaved === undefined ? element.value !== '' : unsaved === 'true';
}

export class Keys {
  #screen: readonly (readonly Key[])[] = $state.raw([]);
  #house: readonly Key[] = [];

  /** Keys that work everywhere. */
  get house(): readonly Key[] {
    return this.#house;
  }

  /** Keys of the screen that is shown. */
  get screen(): readonly Key[] {
    return this.#screen.flat();
  }

  /** What the screen does at a key, one line each: of two parts that name the same key, the later one has it. */
  get obeyed(): readonly (Key & Required<Pick<Key, 'says' | 'run'>>)[] {
    const does = (key: Key): key is Key & Required<Pick<Key, 'says' | 'run'>> => key.says !== undefined && key.run !== undefined;
    const doing = this.screen.filter(does);
    return doing.filter((key, at) => doing.findLastIndex((other) => other.press === key.press) === at);
  }

  settle(house: readonly Key[]): void {
    this.#house = house;
  }

  /** Adds keys of a screen or of a part of it until the answer is called: `$effect(() => keys.register([…]))`. */
  register(list: readonly Key[]): () => void {
    // Read outside the effect that registers, so that registering does not start it again.
    queueMicrotask(() => (this.#screen = [...this.#screen, list]));
    return () => queueMicrotask(() => (this.#screen = this.#screen.filter((other) => other !== list)));
  }

  /** Obeys a press; says whether it was one of ours. */
  obey(press: KeyPress): boolean {
    const key = [...this.screen.slice().reverse(), ...this.#house].find((each) => each.run && matches(each.press, press));
    key?.run?.();
    return key !== undefined;
  }
}

export const keys = new Keys();
