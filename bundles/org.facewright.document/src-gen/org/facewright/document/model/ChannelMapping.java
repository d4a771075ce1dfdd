package org.facewright.document.model;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Channel Mapping</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * Drives a channel of the avatar by one of the track.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.ChannelMapping#getSource <em>Source</em>}</li>
 *   <li>{@link org.facewright.document.model.ChannelMapping#getTarget <em>Target</em>}</li>
 *   <li>{@link org.facewright.document.model.ChannelMapping#getScale <em>Scale</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getChannelMapping()
 * @model
 * @generated
 */
public interface ChannelMapping extends EObject {
	/**
	 * Returns the value of the '<em><b>Source</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Source</em>' attribute.
	 * @see #setSource(String)
	 * @see org.facewright.document.model.DocumentPackage#getChannelMapping_Source()
	 * @model default=""
	 * @generated
	 */
	String getSource();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.ChannelMapping#getSource <em>Source</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Source</em>' attribute.
	 * @see #getSource()
	 * @generated
	 */
	void setSource(String value);

	/**
	 * Returns the value of the '<em><b>Target</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Target</em>' attribute.
	 * @see #setTarget(String)
	 * @see org.facewright.document.model.DocumentPackage#getChannelMapping_Target()
	 * @model default=""
	 * @generated
	 */
	String getTarget();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.ChannelMapping#getTarget <em>Target</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Target</em>' attribute.
	 * @see #getTarget()
	 * @generated
	 */
	void setTarget(String value);

	/**
	 * Returns the value of the '<em><b>Scale</b></em>' attribute.
	 * The default value is <code>"1.0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Scale</em>' attribute.
	 * @see #setScale(double)
	 * @see org.facewright.document.model.DocumentPackage#getChannelMapping_Scale()
	 * @model default="1.0"
	 * @generated
	 */
	double getScale();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.ChannelMapping#getScale <em>Scale</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Scale</em>' attribute.
	 * @see #getScale()
	 * @generated
	 */
	void setScale(double value);

} // ChannelMapping
