using System.Runtime.CompilerServices;

namespace EventLogs.Local.Tests.Support;

internal static class Isolation
{
    [ModuleInitializer]
    internal static void Isolate() => AwsIsolation.Apply();
}
