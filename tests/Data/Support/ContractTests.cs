using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Support;

/// <summary>What both databases promise. Each test has a migrated database of its own.</summary>
public abstract class ContractTests(DatabaseFixture fixture) : IAsyncLifetime
{
    private TestDatabase? _test;

    protected DatabaseFixture Fixture => fixture;

    protected TestDatabase Test => _test!;

    protected Database Database => Test.Database;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => _test = await fixture.NewAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_test is not null)
        {
            await _test.DisposeAsync();
        }
    }
}
