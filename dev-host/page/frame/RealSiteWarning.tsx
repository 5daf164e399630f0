/** A loud bar for a local host that is pointed at a real Confluence site. */
export function RealSiteWarning({ siteUrl }: { siteUrl: string }) {
  return (
    <div className="frame-real" role="alert" data-testid="real-site-warning">
      Changes here are real: {siteUrl}
    </div>
  );
}
