using System.Diagnostics;

namespace EventLogs.RepositoryTests.Tools;

/// <summary>The tools as they were built.</summary>
internal static class BuiltTools
{
    public const string EventLogs = "generator/EventLogs.Generator/bin/Release/net10.0/eventlogs.dll";
    public const string EventLogsLocal = "infra/EventLogs.LocalApp/bin/Release/net10.0/eventlogs-local.dll";

    /// <summary>How a process starts one, in the root folder of the repository.</summary>
    public static ProcessStartInfo Start(string program, params string[] arguments) =>
        new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = Repository.Root }.WithoutTestHost();
}
