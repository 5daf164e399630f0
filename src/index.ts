export { bulkStep } from './forge/bulkStep';
export { adminResolver } from './forge/adminResolver';
export { lookAtJobs } from './forge/lookAtJobs';
export { membershipWebTrigger } from './forge/membershipWebTrigger';
