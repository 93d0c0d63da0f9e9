using System.Net;
using System.Net.Sockets;

namespace HumasApi.ApiTests.Hosting;

/// <summary>What another program already has: the data folder, the port.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class OtherInstanceTests : HostingTest
{
    [Test]
    public async Task A_second_instance_on_the_same_folder_is_refused_and_the_first_serves_on()
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var first = await ServeAsync(NoDemo);
        foreach (var verb in new string[][] { [], ["migrate"] })
        {
            var (exitCode, _, error) = await HumasProcess.RunAsync(verb, Data);
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(
                error,
                Is.EqualTo(
                    $"The data folder '{Folder.Data}' is in use by another running instance (process {first.Id}). Stop that "
                        + $"one, or give this one a folder of its own with Humas__DataDirectory.{Environment.NewLine}"
                )
            );
        }
        (await first.GetAsync("/health/ready")).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_port_that_is_taken_is_named_and_PostgreSQL_stopped_again()
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        var (exitCode, output, error) = await HumasProcess.RunAsync([], Data, NoDemo, ("ASPNETCORE_URLS", address));
        Assert.That(exitCode, Is.EqualTo(1), output + error);
        Assert.That(error, Does.Contain(address).And.Contain("Another program listens there").And.Contain("ASPNETCORE_URLS"));
        Assert.That(output + error, Does.Not.Contain("   at "), "no stack trace");
        Assert.That(Postgres, Is.Null);
    }
}
