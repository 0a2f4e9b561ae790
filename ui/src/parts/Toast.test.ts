import { render } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import Toast from './Toast.svelte';

describe('a toast', () => {
  it('tells how high it is, so that the content ends above it, until it goes', () => {
    const height = () => document.documentElement.style.getPropertyValue('--toast-height');
    const { unmount } = render(Toast, { text: 'Listo', onclose: () => undefined });
    expect(height()).toMatch(/^\d+px$/u);
    unmount();
    expect(height()).toBe('');
  });
});
