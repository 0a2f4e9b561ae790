// The way to the core inside the app's window: the commands and events of the shell.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Changed } from './bindings';
import { failedFrom, type Transport } from './transport';

export const desktop: Transport = {
  async call(name, body) {
    try {
      return await invoke('call', { name, body });
    } catch (thrown) {
      throw failedFrom(thrown);
    }
  },
  async startAgain(anew) {
    try {
      await invoke('start_again', { anew });
    } catch (thrown) {
      throw failedFrom(thrown);
    }
  },
  listen(heard) {
    const subscription = listen<Changed>('changed', (event) => heard(event.payload));
    return () => void subscription.then((stop) => stop());
  },
  leaving(isKept) {
    const subscription = listen('closing', () => {
      void isKept()
        .catch(() => false)
        .then((kept) => invoke('may_close', { kept }));
    });
    return () => void subscription.then((stop) => stop());
  },
};
