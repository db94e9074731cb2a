import { Command } from 'commander';
import { type Finding, findingLine } from '../content/finding.ts';
import { printJson, say } from './output.ts';

function tell(path: string, findings: readonly Finding[], errors: number): void {
  for (const finding of findings) say(findingLine(finding));
  const count = errors === 0 ? 'No errors' : errors === 1 ? '1 error' : `${errors} errors`;
  say(`${count} in ${path}.`);
}

/** `trellis content check FILE`: finds what is wrong with a pack; exit code 1 when something is. */
export function contentCommand(): Command {
  const check = new Command('check')
    .description('check a content pack: a folder, or one YAML or JSON file')
    .argument('<path>')
    .option('--seeds <number>', 'how many seeds each template is tried with', '300')
    .option('--json', 'print the report as JSON and nothing else')
    .action(async (path: string, options: { seeds: string; json?: boolean }) => {
      const seeds = Math.max(1, Math.min(10_000, Number.parseInt(options.seeds, 10) || 300));
      // Loaded here alone: templates bring a maths library that no other command needs.
      const { checkPath } = await import('../content/checkPath.ts');
      const report = checkPath(path, { seeds });
      const errors = report.findings.filter(({ level }) => level === 'error').length;
      if (options.json) printJson(report);
      else tell(path, report.findings, errors);
      if (errors > 0) process.exitCode = 1;
    });
  return new Command('content').description('content packs').addCommand(check);
}
