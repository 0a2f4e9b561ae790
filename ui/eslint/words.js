// No human sentence stands in a component: people's words live in assets/words, where they can be read and translated.

const SPOKEN = new Set(['alt', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'label', 'placeholder', 'title']);
const WORD = /\p{L}{2,}/u;

/** @type {import('eslint').Rule.RuleModule} */
export const words = {
  meta: { type: 'problem', schema: [], messages: { word: 'Words for people belong in assets/words: «{{text}}».' } },
  create(context) {
    const report = (node, text) => {
      const shown = text.trim();
      if (WORD.test(shown)) context.report({ node, messageId: 'word', data: { text: shown.slice(0, 40) } });
    };
    return {
      SvelteText(node) {
        const parent = node.parent;
        if (parent?.type === 'SvelteElement' && (parent.name?.name === 'script' || parent.name?.name === 'style')) return;
        if (parent?.type === 'SvelteStyleElement' || parent?.type === 'SvelteScriptElement') return;
        report(node, node.value);
      },
      SvelteAttribute(node) {
        if (!SPOKEN.has(node.key.name)) return;
        for (const part of node.value) if (part.type === 'SvelteLiteral') report(part, part.value);
      },
    };
  },
};
