import { runModule } from '../support/runNode';

const printsWhileWaiting = async (stream: string): Promise<string> => {
  const { stdout, stderr } = await runModule(`
    import { setTimeout as pause } from 'node:timers/promises';
    import { startProgress } from './dev-host/setup/progress.mjs';
    let shown = '';
    const stream = { ...${stream}, write: (text) => { shown += text; return true; } };
    const times = { quietMs: 150, everyMs: 100 };
    const progress = startProgress(() => 'Installing packages', { stream, times });
    await pause(250);
    progress.print('a line above');
    progress.stop();
    await pause(150);
    console.log(JSON.stringify(shown));
  `);
  expect(stderr).toBe('');
  const [above, shown] = stdout.trim().split('\n');
  expect(above).toBe('a line above');
  return JSON.parse(shown ?? '') as string;
};

describe('the progress line', () => {
  test('is one more line each time without a terminal', async () => {
    expect(await printsWhileWaiting('{}')).toMatch(/^(Installing packages \(0 s\)\n)+$/);
  });

  test('stays in place on a terminal, is cut to its width and cleared at the end', async () => {
    const shown = await printsWhileWaiting('{ isTTY: true, columns: 16 }');
    expect(shown).toMatch(/^Installin \(0 s\)/);
    expect(shown).not.toContain('\n');
    expect(shown.endsWith('\u001b[1G\u001b[2K')).toBe(true);
  });
});
