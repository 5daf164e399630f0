export { bulkStep } from './forge/entrypoints/bulkStep';
export { groupEvent, refreshAccessLists } from './forge/entrypoints/refreshAccessLists';
export { adminResolver, ruleFormResolver } from './forge/entrypoints/adminResolver';
export { wakeStalledJobs } from './forge/entrypoints/wakeStalledJobs';
export {
  membershipWebTrigger,
  removeMemberWebTrigger,
} from './forge/entrypoints/membershipWebTrigger';
export { addByRule, removeByRule } from './forge/entrypoints/ruleActions';
