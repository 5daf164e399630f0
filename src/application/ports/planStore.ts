import type { Plan, PlanRow } from '../../domain/plan/plan';
import type { PlanDraft } from '../../domain/plan/planDraft';
import type { PlanId } from '../../domain/plan/planId';

/**
 * Plans, and the lists that are to become one. A plan is written once and never changed. A store
 * that fails throws `StoreUnavailable`; what has another form or version reads as not there.
 */
export type PlanStore = {
  /** From now on it is among the unapplied. */
  saveDraft: (draft: PlanDraft) => Promise<void>;
  readDraft: (id: PlanId) => Promise<PlanDraft | undefined>;
  /** Stores rows chunk by chunk, up to 25 chunks at once. */
  saveChunks: (id: PlanId, first: number, chunks: readonly PlanRow[][]) => Promise<void>;
  /** The rows of these chunks in order; undefined where one is missing. */
  readChunks: (id: PlanId, first: number, count: number) => Promise<PlanRow[][] | undefined>;
  /** False where there is one already. */
  savePlan: (plan: Plan) => Promise<boolean>;
  readPlan: (id: PlanId) => Promise<Plan | undefined>;
  /** Drafts and plans of which no job was made, the newest first; at most 100. */
  unapplied: () => Promise<PlanId[]>;
  /** So many of them all, the oldest first. */
  oldestUnapplied: (count: number) => Promise<PlanId[]>;
  noteApplied: (id: PlanId) => Promise<void>;
  /** Deletes a draft with its rows, and the plan that came of it. */
  remove: (id: PlanId) => Promise<void>;
};
