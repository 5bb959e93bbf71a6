using System.Xml.Linq;

namespace EventLogs.Architecture.Tests;

/// <summary>The arrows between the product's projects: their project references.</summary>
internal static class ProjectArrows
{
    public static IReadOnlyDictionary<Arrow, string> Measure() =>
        (from project in Product.Files(".csproj")
         from reference in XDocument.Parse(Product.Read(project)).Descendants("ProjectReference")
             // what is built beside a project and not referenced by it
         where (string?)reference.Attribute("ReferenceOutputAssembly") != "false"
         select (Arrow: new Arrow(Name(project), Name((string)reference.Attribute("Include")!)), project))
        .DistinctBy(found => found.Arrow)
        .ToDictionary(found => found.Arrow, found => found.project);

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')).Replace("EventLogs.", "", StringComparison.Ordinal);
}
