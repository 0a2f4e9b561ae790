// Which folder of ui/src may import which: the arrows of the architecture, held on resolved paths.
import path from 'node:path';

/** Folders a folder may import from, besides itself. Files directly in src/ (main.ts, App.svelte) stand above all but ipc. */
const ALLOWED = {
  ipc: [],
  words: [],
  style: [],
  state: ['ipc', 'words'],
  parts: ['words', 'style'],
  screens: ['state', 'parts', 'words', 'style'],
  '': ['screens', 'state', 'parts', 'words', 'style'],
};

/** The folder under src/ that a file belongs to; screens keep the name of their stage. */
function place(source, file) {
  const parts = path.relative(source, file).split(path.sep);
  const folder = parts.length > 1 ? parts[0] : '';
  return { folder, stage: folder === 'screens' && parts.length > 2 ? parts[1] : '' };
}

function complaint(source, from, request, typesOnly) {
  const here = place(source, from);
  if (request.startsWith('@tauri-apps/')) {
    return here.folder === 'ipc' ? null : `only ipc imports ${request}`;
  }
  if (!request.startsWith('.')) return null;
  const target = path.resolve(path.dirname(from), request);
  if (path.relative(source, target).startsWith('..')) return null;
  const there = place(source, target);
  if (here.folder === 'screens' && there.folder === 'screens' && here.stage !== '' && here.stage !== there.stage) {
    return `the screen ${here.stage} imports another screen`;
  }
  if (here.folder === there.folder) return null;
  // The generated shapes vanish in the build: naming one is no call.
  if (typesOnly && there.folder === 'ipc' && path.basename(target).startsWith('bindings')) return null;
  const allowed = ALLOWED[here.folder];
  if (allowed === undefined) return `ui/src/${here.folder} is not a folder of the architecture`;
  return allowed.includes(there.folder) ? null : `${here.folder || 'the root'} imports ${there.folder || 'the root'}`;
}

function isTypesOnly(node) {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const names = node.specifiers ?? [];
  return names.length > 0 && names.every((name) => name.importKind === 'type');
}

/** @type {import('eslint').Rule.RuleModule} */
export const arrows = {
  meta: { type: 'problem', schema: [], messages: { arrow: 'This arrow points back: {{why}}.' } },
  create(context) {
    const source = path.join(context.cwd, 'src');
    const check = (node) => {
      if (node.source === null || typeof node.source?.value !== 'string') return;
      const why = complaint(source, context.filename, node.source.value, isTypesOnly(node));
      if (why !== null) context.report({ node, messageId: 'arrow', data: { why } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
    };
  },
};
