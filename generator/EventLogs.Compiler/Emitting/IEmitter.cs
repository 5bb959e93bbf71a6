using EventLogs.Compiler.Model;
using EventLogs.Compiler.Output;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes one artifact for each event.</summary>
internal interface IEmitter
{
    Artifact Emit(EventLog log);
}
