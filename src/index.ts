export { bulkStep } from './forge/bulkStep';
export { adminResolver } from './forge/adminResolver';
export { wakeStalledJobs } from './forge/wakeStalledJobs';
export { membershipWebTrigger } from './forge/membershipWebTrigger';
