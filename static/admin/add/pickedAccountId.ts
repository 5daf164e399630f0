/** The account id of whom a UserPicker hands over; empty where it was cleared. */
export const pickedAccountId = (picked: unknown): string =>
  typeof picked === 'object' && picked !== null && 'id' in picked && typeof picked.id === 'string'
    ? picked.id
    : '';
