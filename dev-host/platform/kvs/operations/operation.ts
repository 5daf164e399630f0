import type { SeamAnswer } from '../../seam/seamCall';
import type { KvsStore } from '../kvsStore';

/** One of storage's paths: takes a request's body, answers or throws `KvsRefusal`. */
export type Operation = (store: KvsStore, body: unknown) => SeamAnswer;
