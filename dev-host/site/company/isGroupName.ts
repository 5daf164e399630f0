const MAX_NAME_LENGTH = 255; // characters

/** Whether a text can be a group's name: 1 to 255 characters, not all blank, none of them control. */
export const isGroupName = (name: string): boolean =>
  name.trim() !== '' && name.length <= MAX_NAME_LENGTH && !/[\p{Cc}\p{Cs}]/u.test(name);
