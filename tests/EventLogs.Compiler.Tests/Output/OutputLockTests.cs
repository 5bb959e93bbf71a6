using EventLogs.Compiler.Output;

namespace EventLogs.CompilerTests.Output;

public sealed class OutputLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_run_at_a_time_has_it_and_nothing_is_left()
    {
        var (inside, max) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var i = 0; i < 10; i++)
            {
                using var held = await OutputLock.TakeAsync(_folder.Path, default);
                max = Math.Max(max, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
        }));

        Assert.Equal(1, max);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task It_is_not_taken_while_another_run_has_it()
    {
        using (await OutputLock.TakeAsync(_folder.Path, default))
            Assert.Null(await OutputLock.TakeAsync(_folder.Path, default, maxWait: TimeSpan.Zero));

        using var next = await OutputLock.TakeAsync(_folder.Path, default, maxWait: TimeSpan.Zero);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task A_link_in_its_place_is_not_followed()
    {
        var outside = _folder.Write("outside.txt", "");
        Directory.CreateDirectory(_folder["output"]);
        File.CreateSymbolicLink(_folder["output/" + OutputLock.FileName], outside);

        using (await OutputLock.TakeAsync(_folder["output"], default))
            Assert.Equal("", await File.ReadAllTextAsync(outside));

        Assert.True(File.Exists(outside));
    }
}
