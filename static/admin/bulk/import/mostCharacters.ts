/** How long the texts may be that an admin brings, in characters. */
export const MAX_CHARACTERS = {
  list: 10_000_000, // 50,000 rows with long reasons; what a browser reads without a pause that is felt
  pasted: 4_000_000, // 50,000 rows of 80; a browser needs seconds to put so much into a field
  users: 20_000_000, // some 100,000 people with all that an export says of them
};
