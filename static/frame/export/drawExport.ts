import type { ExportResult, OfferedButton } from '../../admin/export/exportEvents';
import type { Words } from '../../admin/words/fill';
import { make } from '../startFrame';

/** Carries out a press. What it rejects with is drawn as `missing`. */
type Press = (button: OfferedButton) => Promise<ExportResult>;

const FAILURES: ReadonlySet<unknown> = new Set<ExportResult>([
  'refused',
  'not-downloaded',
  'missing',
]);

/**
 * Draws buttons with a status behind them into `place`. Returns what draws other buttons. The status
 * stays, so that a screen reader hears it change.
 */
export const drawExport = (
  place: HTMLElement,
  words: Words,
  press: Press,
): ((offer: readonly OfferedButton[]) => void) => {
  const row = make('div', { className: 'buttons' });
  const status = make('p', { className: 'said', role: 'status' });
  place.append(row, status);
  let isBusy = false;

  const say = (result: ExportResult | 'preparing'): void => {
    status.textContent = words(`export.${result}`);
    status.classList.toggle('refused', FAILURES.has(result));
  };
  const run = async (button: OfferedButton): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    say('preparing');
    try {
      say(await press(button));
    } catch {
      say('missing');
    } finally {
      isBusy = false;
    }
  };
  return (offer) => {
    const drawn = offer.map((button) => {
      const element = make('button', { type: 'button', id: button.id, textContent: button.label });
      element.addEventListener('click', () => void run(button));
      return element;
    });
    // A button that stays keeps the focus.
    const focused = document.activeElement?.id;
    row.replaceChildren(...drawn);
    drawn.find(({ id }) => id === focused)?.focus();
  };
};
