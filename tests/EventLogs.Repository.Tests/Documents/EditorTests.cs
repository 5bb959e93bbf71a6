using System.Text.Json;
using System.Xml.Linq;

namespace EventLogs.RepositoryTests.Documents;

/// <summary>What .vscode starts is there.</summary>
public sealed class EditorTests
{
    private const string Workspace = "${workspaceFolder}/";

    private static readonly JsonElement[] Tasks = [.. Read("tasks").GetProperty("tasks").EnumerateArray()];

    private static readonly JsonElement[] Launches = [.. Read("launch").GetProperty("configurations").EnumerateArray()];

    [Fact]
    public void Programs_that_are_launched_are_those_of_projects() => NonEmpty.All(Texts(Launches, "program"), program =>
    {
        Assert.StartsWith(Workspace, program, StringComparison.Ordinal);
        var project = program[Workspace.Length..program.IndexOf("/bin/", StringComparison.Ordinal)];
        var file = Assert.Single(Directory.GetFiles(Path.Join(Repository.Root, project), "*.csproj"));
        Assert.Contains(Path.GetFileNameWithoutExtension(program), AssemblyNames(file));
    });

    [Fact]
    public void Tasks_that_come_before_exist() =>
        NonEmpty.All(Texts(Launches, "preLaunchTask"), task => Assert.Contains(task, Texts(Tasks, "label")));

    [Fact]
    public void Projects_of_tasks_exist() => NonEmpty.All(
        Tasks.SelectMany(task => task.GetProperty("args").EnumerateArray()).Select(argument => argument.GetString()!)
            .Where(argument => argument.StartsWith("generator/", StringComparison.Ordinal) || argument.StartsWith("infra/", StringComparison.Ordinal)),
        project => Assert.True(Directory.Exists(Path.Join(Repository.Root, project)), project));

    [Fact]
    public void Test_projects_that_can_be_chosen_exist() => NonEmpty.All(
        Read("tasks").GetProperty("inputs")[0].GetProperty("options").EnumerateArray().Select(option => $"tests/EventLogs.{option}.Tests"),
        project => Assert.True(Directory.Exists(Path.Join(Repository.Root, project)), project));

    /// <summary>What a project, or a file that it imports by its path, names its assembly.</summary>
    private static IEnumerable<string> AssemblyNames(string file)
    {
        var project = XDocument.Load(file);
        var imports = project.Descendants("Import").Select(import => Path.Join(Path.GetDirectoryName(file), import.Attribute("Project")!.Value));
        return project.Descendants("AssemblyName").Select(name => name.Value).Concat(imports.SelectMany(AssemblyNames));
    }

    private static JsonElement Read(string name) => JsonElement.Parse(Repository.Read($".vscode/{name}.json"));

    private static IEnumerable<string> Texts(JsonElement[] items, string member) =>
        items.Where(item => item.TryGetProperty(member, out _)).Select(item => item.GetProperty(member).GetString()!);
}
