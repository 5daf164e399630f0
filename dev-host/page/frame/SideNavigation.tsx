/** The headings and pages of Confluence's settings, as a person would find them around the app. */
const SECTIONS = [
  { title: 'General', pages: ['General configuration', 'Languages', 'Site details'] },
  { title: 'Users and security', pages: ['Users', 'Groups', 'Global permissions', 'Audit log'] },
  { title: 'Look and feel', pages: ['Themes', 'Site homepage', 'Templates'] },
  { title: 'Data', pages: ['Import', 'Export', 'Space management'] },
] as const;

/** Settings navigation. Only the app's own page exists here, so only that is a link. */
export function SideNavigation() {
  return (
    <nav className="frame-side" aria-label="Settings">
      <p className="frame-side-title">Settings</p>
      {SECTIONS.map(({ title, pages }) => (
        <div key={title}>
          <p className="frame-side-section">{title}</p>
          <ul>
            {pages.map((page) => (
              <li key={page}>
                <span className="frame-side-page" title="Not part of the local host">
                  {page}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="frame-side-section">Apps</p>
      <ul>
        <li>
          <a className="frame-side-page" aria-current="page" href="#frame-content">
            Rollcall
          </a>
        </li>
      </ul>
    </nav>
  );
}
