"""How every page looks: base page, components, widgets."""
