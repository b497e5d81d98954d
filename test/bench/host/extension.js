// An extension that does nothing: what any extension costs in this host.
exports.activate = () => {};
