/** The name that an address suggests: `jane.van-doe+x@…` is "jane van doe". */
export const nameIn = (email: string): string => {
  const [local = ''] = email.split('@');
  const [name = ''] = local.split('+');
  return name.replace(/[._\-\d]+/g, ' ').trim();
};
