using EventLogs.Generated;
using EventLogs.Lambdas;

return await EventLogsFunctions.MaintainAsync(EventCatalog.Events, EventCatalog.Views).ConfigureAwait(false);
