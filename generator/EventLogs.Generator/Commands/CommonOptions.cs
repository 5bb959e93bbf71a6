using System.CommandLine;

namespace EventLogs.Generator.Commands;

/// <summary>The options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<string> Schemas() => new("--schemas")
    {
        Description = "The folder of the schemas",
        HelpName = "folder",
        DefaultValueFactory = _ => "schemas",
    };
}
