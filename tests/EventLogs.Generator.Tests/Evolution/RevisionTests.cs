using System.Diagnostics;
using EventLogs.Generator.Commands;

namespace EventLogs.Generator.Tests.Evolution;

/// <summary>What states of a git repository <c>eventlogs diff</c> can be run in, and what docs/evolution.md says to do where it cannot.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class RevisionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("schemas")]
    [InlineData("a folder/of schemas")]
    [InlineData("schémas/日本")]
    [InlineData("-schemas")]
    public async Task A_folder_of_any_name_is_found_in_the_revision(string schemas)
    {
        Commit("repository", schemas, "id");
        Write($"repository/{schemas}", "id", "total");

        var result = await DiffAsync($"repository/{schemas}", "main");

        Assert.Contains("total (string", result.Out, StringComparison.Ordinal);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task The_schemas_may_be_the_repository()
    {
        Commit("repository", ".", "id");
        Git("repository", "checkout", "--quiet", "--detach");

        Assert.Equal("No changes against HEAD\n", (await DiffAsync("repository", "HEAD")).Out);
    }

    [Theory]
    [InlineData("GIT_DIR")]
    [InlineData("GIT_WORK_TREE")]
    [InlineData("GIT_INDEX_FILE")]
    [InlineData("GIT_OBJECT_DIRECTORY")]
    [InlineData("GIT_COMMON_DIR")]
    [InlineData("GIT_PREFIX")]
    [InlineData("GIT_NAMESPACE")]
    public async Task What_git_tells_its_hooks_is_not_taken_for_the_repository_of_the_schemas(string variable)
    {
        Commit("other", "elsewhere", "total");
        Commit("repository", "schemas", "id");
        Write("repository/schemas", "id", "total");

        var other = variable is "GIT_DIR" or "GIT_COMMON_DIR" ? _folder["other/.git"] : _folder["other"];
        var result = await RunAsync(("repository/schemas", "main"), (variable, other));

        Assert.Contains("1 change against main: 0 breaking, 1 compatible", result.Out, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void A_hook_in_a_linked_work_tree_can_compare()
    {
        Commit("repository", "schemas", "id");
        Git("repository", "worktree", "add", "--quiet", "-b", "linked", _folder["linked"]);
        Write("linked/schemas", "id", "total");
        var hook = _folder.Write(
            "repository/.git/hooks/pre-commit", $"#!/bin/sh\n'{DotNetSdk.Host}' '{Program}' diff --against HEAD > '{_folder["said"]}' 2>&1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Git("linked", "add", ".");
        Git("linked", "commit", "--quiet", "--message=Second");

        Assert.Contains("1 change against HEAD: 0 breaking, 1 compatible", _folder.Read("said"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_how_to_fetch_what_a_clone_does_not_have() => Assert.Contains(
        "    git fetch --depth=1 origin main:refs/remotes/origin/main\n    eventlogs diff --against origin/main\n",
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "evolution.md")),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_clone_without_the_branch_is_told_how_to_fetch_it_and_that_works()
    {
        Commit("repository", "schemas", "id");
        Git("repository", "tag", "v1");
        Git("repository", "checkout", "--quiet", "-b", "feature");
        Write("repository/schemas", "id", "total");
        Git("repository", "add", ".");
        Git("repository", "commit", "--quiet", "--message=Second");
        Git(".", "clone", "--quiet", "--depth=1", "--single-branch", "--branch=feature", "--no-tags", "file://" + _folder["repository"], "clone");

        foreach (var name in new[] { "main", "v1" })
        {
            var refused = await DiffAsync("clone/schemas", name);
            var command = $"git fetch --depth=1 origin {name}:refs/remotes/origin/{name}";
            Assert.Contains($"error EVL122: ", refused.Error, StringComparison.Ordinal);
            Assert.Contains($"compare with origin/{name}: {command}", refused.Error, StringComparison.Ordinal);
            Assert.Contains(command, (await DiffAsync("clone/schemas", $"origin/{name}")).Error, StringComparison.Ordinal);

            Git("clone", ["-c", "protocol.file.allow=always", .. command.Split(' ')[1..]]);
            Assert.Contains("total (string", (await DiffAsync("clone/schemas", $"origin/{name}")).Out, StringComparison.Ordinal);
            Assert.Contains($"--against origin/{name}", (await DiffAsync("clone/schemas", name)).Error, StringComparison.Ordinal);
        }

        Assert.Contains("git fetch --unshallow origin", (await DiffAsync("clone/schemas", "HEAD~1")).Error, StringComparison.Ordinal);
        var id = Git("repository", "rev-parse", "main~0").Trim();
        Assert.Contains("total (string", (await DiffAsync("clone/schemas", id)).Out, StringComparison.Ordinal);
        Assert.Contains(
            $"git fetch --depth=1 origin {new string('a', 40)}", (await DiffAsync("clone/schemas", new string('a', 40))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_without_the_branch_names_those_that_it_has()
    {
        Commit("repository", "schemas", "id");
        Commit("empty", "schemas");

        Assert.Contains("It has these branches: main.", (await DiffAsync("repository/schemas", "master")).Error, StringComparison.Ordinal);
        Assert.Contains("--against main", (await DiffAsync("repository/schemas", "Main")).Error, StringComparison.Ordinal);
        Write("empty/schemas", "id");
        Assert.Contains("It has no branch with a commit.", (await DiffAsync("empty/schemas", "main")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_a_bare_repository_has_no_revisions()
    {
        Git(".", "init", "--quiet", "--bare", "bare.git");
        Write("bare.git/schemas", "id");

        Assert.Contains("error EVL121: ", (await DiffAsync("bare.git/schemas", "main")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_are_followed_as_they_are_on_disk()
    {
        Write("repository/common", "id");
        _folder.Write("repository/folders/more/order-sent.schema.json", Schema("test.more", "Order Sent", "order_sent", "id"));
        Link("repository/schemas/test.shop/order-placed.schema.json", "../../common/test.shop/order-placed.schema.json");
        Link("repository/schemas/test.more", "../folders/more");
        Link("repository/schemas/README", "/nowhere");
        Commit("repository", "schemas");
        _folder.Write("repository/folders/more/order-sent.schema.json", Schema("test.more", "Order Sent", "order_sent", "id", "total"));
        Write("repository/common", "id", "currency");

        var result = await DiffAsync("repository/schemas", "main");

        Assert.Contains("currency (string", result.Out, StringComparison.Ordinal);
        Assert.Contains("total (string", result.Out, StringComparison.Ordinal);
        Assert.Contains("2 changes against main: 0 breaking, 2 compatible", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schemas_folder_that_is_a_link_is_compared_as_what_it_leads_to()
    {
        Write("repository/contracts", "id");
        Link("repository/schemas", "contracts");
        Commit("repository", "contracts");
        Write("repository/contracts", "id", "total");

        Assert.Contains("total (string", (await DiffAsync("repository/schemas", "main")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test.shop/order-sent.schema.json", "../../../outside.json")]
    [InlineData("test.shop/order-sent.schema.json", "nowhere.json")]
    [InlineData("test.shop/order-sent.schema.json", "order-sent.schema.json")]
    [InlineData("test.other", "../../other")]
    public async Task A_link_that_no_revision_can_follow_is_an_error(string link, string target)
    {
        _folder.Write("outside.json", Schema("test.shop", "Order Sent", "order_sent", "id"));
        _folder.Write("other/order-sent.schema.json", Schema("test.other", "Order Sent", "order_sent", "id"));
        Link($"repository/schemas/{link}", target);
        Commit("repository", "schemas", "id");
        File.Delete(_folder[$"repository/schemas/{link}"]);

        var result = await DiffAsync("repository/schemas", "main");

        Assert.Contains($"main:{_folder["repository/schemas"]}/{link}: error EVL170: ", result.Error, StringComparison.Ordinal);
        Assert.Equal((1, ""), (result.ExitCode, result.Out));
    }

    [Fact]
    public async Task A_link_to_a_folder_around_it_is_not_followed()
    {
        Link("repository/schemas/test.shop/loop", "..");
        Commit("repository", "schemas", "id");
        File.Delete(_folder["repository/schemas/test.shop/loop"]);

        Assert.Equal("No changes against main\n", (await DiffAsync("repository/schemas", "main")).Out);
    }

    [Fact]
    public async Task A_submodule_in_the_schemas_is_an_error()
    {
        Commit("repository", "schemas", "id");
        var id = Git("repository", "rev-parse", "HEAD").Trim();
        Git("repository", "update-index", "--add", "--cacheinfo", $"160000,{id},schemas/vendor");
        Git("repository", "commit", "--quiet", "--message=Second");

        Assert.Contains("schemas/vendor: error EVL170: It is a submodule.", (await DiffAsync("repository/schemas", "main")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_and_queries_that_are_wrong_keep_nobody_from_comparing()
    {
        Commit("repository", "schemas", "id");
        _folder.Write("repository/schemas/test.shop/samples/order-placed.broken.json", "{");
        Git("repository", "add", ".");
        Git("repository", "commit", "--quiet", "--message=Second");

        Assert.Equal((0, "No changes against main\n"), await ResultAsync("repository/schemas", "main"));
        Assert.Equal((0, "No changes against " + _folder["repository/schemas"] + "\n"), await ResultAsync("repository/schemas", _folder["repository/schemas"]));
    }

    private static string Program => typeof(EventLogsCommand).Assembly.Location;

    private async Task<(int, string)> ResultAsync(string schemas, string against)
    {
        var result = await DiffAsync(schemas, against);
        return (result.ExitCode, result.Out);
    }

    private Task<CommandResult> DiffAsync(string schemas, string against) =>
        CommandLine.RunAsync("diff", "--schemas=" + _folder[schemas], "--against=" + against);

    /// <summary>Runs the program in a process with a variable of its own.</summary>
    private async Task<(string Out, string Error)> RunAsync((string Schemas, string Against) diff, (string Name, string Value) variable)
    {
        string[] arguments = [Program, "diff", "--schemas=" + _folder[diff.Schemas], "--against=" + diff.Against];
        using var process = ChildProcess.Start(new ProcessStartInfo(DotNetSdk.Host, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [variable.Name] = variable.Value },
        });
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (output, await error);
    }

    /// <summary>A repository whose first commit has a schema in a folder, and whatever else there is.</summary>
    private void Commit(string repository, string schemas, params string[] properties)
    {
        if (properties.Length > 0)
            Write($"{repository}/{schemas}", properties);
        Git(".", "init", "--quiet", "--initial-branch=main", repository);
        Git(repository, "add", ".");
        if (Directory.Exists(_folder[$"{repository}/{schemas}"]))
            Git(repository, "commit", "--quiet", "--message=First");
    }

    private void Write(string schemas, params string[] properties) =>
        _folder.Write($"{schemas}/{Schemas.OrdersFile}", Schema("test.shop", "Order Placed", "order_placed", properties));

    private void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.CreateSymbolicLink(_folder[path], target);
    }

    private static string Schema(string source, string detailType, string table, params string[] properties)
    {
        var members = string.Join(", ", properties.Select(name => $$""" "{{name}}": { "type": "string" } """));
        var schema = Schemas.Orders($$"""{ "type": "object", "properties": { {{members}} } }""", $$"""{ "table": "{{table}}" }""");
        schema["x-amazon-events-source"] = source;
        schema["x-amazon-events-detail-type"] = detailType;
        return schema.ToJsonString();
    }

    private string Git(string folder, params string[] arguments)
    {
        string[] options = ["-C", _folder[folder], "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
        using var git = ChildProcess.Start(new ProcessStartInfo("git", [.. options, .. arguments]) { RedirectStandardOutput = true });
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
