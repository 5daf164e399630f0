/** A loud bar for a local host that is pointed at a real Confluence site. */
export function RealSiteWarning({ siteUrl }: { siteUrl: string }) {
  return (
    <div className="frame-real" role="alert" data-testid="real-site-warning">
      Changes here are real: {siteUrl}. They are made by the owner of the API token, whatever the
      page says of Rollcall itself, and web triggers are off.
    </div>
  );
}
