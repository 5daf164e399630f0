export { bulkStep } from './forge/bulkStep';
export { adminResolver } from './forge/adminResolver';
export { membershipWebTrigger } from './forge/membershipWebTrigger';
