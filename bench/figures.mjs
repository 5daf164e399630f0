import { measureAddedTime } from './figures/addedTime.mjs';
import { measureBulkApply } from './figures/bulkApply.mjs';
import { measureBulkBurst } from './figures/bulkBurst.mjs';
import { measureBulkChecked } from './figures/bulkChecked.mjs';
import { measureBulkHours } from './figures/bulkHours.mjs';
import { measureBulkScripts } from './figures/bulkScripts.mjs';
import { measureBulkWide } from './figures/bulkWide.mjs';
import { measureBundles } from './figures/bundles.mjs';
import { measureColumnsShown } from './figures/columnsShown.mjs';
import { measureFeltTime } from './figures/feltTime.mjs';
import { measureGroupMembers } from './figures/groupMembers.mjs';
import { measureImportTime } from './figures/importTime.mjs';
import { measurePasteToPlan } from './figures/pasteToPlan.mjs';
import { measureReadsKept } from './figures/readsKept.mjs';
import { measureRequests } from './figures/requests.mjs';
import { measureSlowCalls } from './figures/slowCalls.mjs';
import { measureStart } from './figures/start.mjs';
import { measureStepHeap } from './figures/stepHeap.mjs';
import { measureRoundTrips } from './figures/roundTrips.mjs';
import { showTestRun } from './figures/testRun.mjs';
import { measureWorkbooks } from './figures/workbook.mjs';

/**
 * The figures in the order of the table: the name for `--only`, and the function that measures it.
 */
export const figures = [
  { name: 'requests', measure: measureRequests },
  { name: 'reads', measure: measureReadsKept },
  { name: 'time', measure: measureAddedTime },
  { name: 'felt', measure: measureFeltTime },
  { name: 'trips', measure: measureRoundTrips },
  { name: 'slow', measure: measureSlowCalls },
  { name: 'bulk', measure: measureBulkApply },
  { name: 'burst', measure: measureBulkBurst },
  { name: 'checked', measure: measureBulkChecked },
  { name: 'scripts', measure: measureBulkScripts },
  { name: 'hours', measure: measureBulkHours },
  { name: 'wide', measure: measureBulkWide },
  { name: 'heap', measure: measureStepHeap },
  { name: 'paste', measure: measurePasteToPlan },
  { name: 'columns', measure: measureColumnsShown },
  { name: 'workbook', measure: measureWorkbooks },
  { name: 'members', measure: measureGroupMembers },
  { name: 'bundles', measure: measureBundles },
  { name: 'import', measure: measureImportTime },
  { name: 'start', measure: measureStart },
  { name: 'tests', measure: showTestRun },
];
