using System.Collections.Immutable;
using EventLogs.Cdk.Options;
using EventLogs.Shared;

namespace EventLogs.Cdk.Functions;

/// <summary>The packaged functions: a zip file each, with an executable <c>bootstrap</c>.</summary>
/// <param name="folder">Where they lie.</param>
/// <param name="templateFolder">The folder of a template that names them by relative path; null when the CDK uploads them.</param>
/// <param name="architecture">The processors that they were built for.</param>
internal sealed class FunctionPackages(string folder, string? templateFolder, FunctionArchitecture architecture)
{
    /// <summary>The function that turns events into log lines.</summary>
    public const string FirehoseTransform = FunctionNames.FirehoseTransformPackage;

    /// <summary>The function that registers partitions.</summary>
    public const string CreatePartition = FunctionNames.CreatePartitionPackage;

    /// <summary>The function that folds the logs into their histories.</summary>
    public const string Maintain = FunctionNames.MaintainPackage;

    /// <summary>The packages that options name.</summary>
    public static FunctionPackages Of(EventLogsOptions options) => new(options.Packages, options.TemplateFolder, options.Architecture);

    /// <summary>The processors that they were built for.</summary>
    public FunctionArchitecture Architecture => architecture;

    /// <summary>The zip file of a function.</summary>
    public string PathOf(string name) => Path.GetFullPath(Path.Combine(folder, name + ".zip"));

    /// <summary>The zip file as the template is to name it, null when the CDK uploads it.</summary>
    public string? PathInTemplate(string name) =>
        templateFolder is null ? null : Path.GetRelativePath(templateFolder, PathOf(name)).Replace('\\', '/');

    /// <summary>Which functions of the stack have not been packaged yet, or for other processors: a sentence for each.</summary>
    public static ImmutableArray<string> Missing(EventLogsCatalog catalog, EventLogsOptions options)
    {
        var packages = Of(options);
        string[] needed =
        [
            FirehoseTransform,
            .. options.Partitioning == Partitioning.Projection ? (string[])[] : [CreatePartition],
            .. catalog.EnrichmentsOf(options).Select(enrichment => enrichment.Package),
            Maintain,
        ];
        return [.. needed.Select(packages.PathOf).Select(path => Problem(path, options)).OfType<string>()];
    }

    private static string? Problem(string path, EventLogsOptions options)
    {
        if (!File.Exists(path))
            return $"There is no {path}: the function is not packaged. {options.PackagesHint}";
        if (ArchitectureOf.Package(path) is not { } built || built == options.Architecture)
            return null;
        var (actual, wanted) = (ArchitectureOf.Name(built), ArchitectureOf.Name(options.Architecture));
        return $"{path} was built for {actual}, and the functions are to run on {wanted}. Build the packages for {wanted}, or set the option 'architecture' to '{actual}'.";
    }
}
