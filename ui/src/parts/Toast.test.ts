import { render, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Toast from './Toast.svelte';

describe('a toast', () => {
  afterEach(() => vi.restoreAllMocks());

  it('tells how high it is, so that the content ends above it, until it goes', async () => {
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(52);
    const height = () => document.documentElement.style.getPropertyValue('--toast-height');
    const { unmount } = render(Toast, { text: 'Listo', onclose: () => undefined });
    await waitFor(() => expect(height()).toBe('52px'));
    unmount();
    expect(height()).toBe('');
  });
});
