import { API_ROUTES } from '../../../src/web/app.ts';

/** Prints the authorisation matrix as a Markdown table: every route behind a bearer, and who may call it. */
const CALLERS = ['learner', 'instructor', 'picker', 'reader', 'administrator', 'operator'] as const;

const lines = API_ROUTES.map(({ method, path, kinds }) => {
  const marks = CALLERS.map((caller) => (kinds.some((kind) => kind === caller) ? '✓' : ''));
  return `| \`${method.toUpperCase()} ${path}\` | ${marks.join(' | ')} |`;
});
process.stdout.write(
  `| Route | ${CALLERS.join(' | ')} |\n|---|${CALLERS.map(() => ':-:|').join('')}\n${lines.join('\n')}\n`,
);
