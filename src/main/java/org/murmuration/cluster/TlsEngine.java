package org.murmuration.cluster;

import akka.actor.ActorSystem;
import akka.remote.artery.tcp.SSLEngineProvider;
import akka.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import scala.Option;

/**
 * TLS between nodes: Akka's engine for PEM files, which reads them again from time to time and lets
 * only nodes in whose certificate shares a name with the own one; and beyond that, unless {@code
 * murmuration.tls.verify-host} is off, a check that a node that is called has a certificate for the
 * host it was called at. Akka starts it, as {@code akka.remote.artery.ssl.ssl-engine-provider}.
 */
public final class TlsEngine implements SSLEngineProvider {

  private final RotatingKeysSSLEngineProvider engine;
  private final boolean verifyHost;

  /** The engine of a node. */
  public TlsEngine(ActorSystem system) {
    this.engine = new RotatingKeysSSLEngineProvider(system);
    this.verifyHost = system.settings().config().getBoolean(NodeTls.VERIFY_HOST);
  }

  @Override
  public SSLEngine createServerSSLEngine(String hostname, int port) {
    return engine.createServerSSLEngine(hostname, port);
  }

  @Override
  public SSLEngine createClientSSLEngine(String hostname, int port) {
    SSLEngine client = engine.createClientSSLEngine(hostname, port);
    if (verifyHost) {
      SSLParameters parameters = client.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      client.setSSLParameters(parameters);
    }
    return client;
  }

  @Override
  public Option<Throwable> verifyClientSession(String hostname, SSLSession session) {
    return engine.verifyClientSession(hostname, session);
  }

  @Override
  public Option<Throwable> verifyServerSession(String hostname, SSLSession session) {
    return engine.verifyServerSession(hostname, session);
  }
}
