/**
 * People who choose whom to talk to: invitations, chats and what is remembered of them, for any
 * experiment that has a party in it. Pure.
 */
package org.murmuration.conversation;
